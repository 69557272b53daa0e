Feature: Actions while a process ends
  SWRA513C section 4.3. A process that ends is not disturbed by the host, which stops it or restarts the device, nor by
  the phone, which reads the result again.

  Rule: PROV-2.1-11 A success ends the process, whatever the host and the phone do meanwhile

    @PROV-2.1-11 @PROV-4.3-02 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-11/2 The host stops <process> after its success, and the process ends
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                                                       |
        | AP provisioning                                               |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | auto-provisioning as an access point                          |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

      Examples: with other options
        | process                      |
        | AP provisioning to role AP   |
        | AP provisioning from role AP |

    @PROV-2.1-11 @PROV-4.3-02 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-11/3 The phone reads the result of <process> twice, and the process ends
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      When the phone tries to read the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                                                       |
        | AP provisioning                                               |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | auto-provisioning as an access point                          |
        | external configuration                                        |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

  Rule: PROV-2.1-03 The profile survives a restart before the end of the process

    @PROV-2.1-03 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-03/4 After a restart between the success and the STOPPED of <process>, the device has the profile
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the host restarts the device
      And the host stops provisioning
      When the silence (3 s) passes
      Then the device has:
        | priorities | home 0 |

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |

  Rule: PROV-5-05 A rejected start does not prevent the success

    @PROV-5-05 @PROV-7.5-02 @needs-phone @needs-network
    Scenario Outline: PROV-5-05/2 A start that <process> rejects does not prevent the success
      Given <process> is waiting for the phone to fetch the result
      And the host tries to start AP provisioning
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                                           |
        | AP provisioning                                   |
        | AP+SmartConfig provisioning in its second attempt |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

  Rule: PROV-7.5-08 A rejected start does not unblock the APIs in the confirmation stage

    @PROV-7.5-08 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-08/4 When <process> <moment> and has rejected a start, each command is refused
      Given <process> <moment>
      And the host tries to start AP provisioning
      And the start is rejected: already started
      Then every harmless command is refused

      Examples:
        | process                                           | moment                                       |
        | AP provisioning                                   | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning in its second attempt | is waiting for an IP address                 |
        | auto-provisioning as an access point              | is waiting for the phone to fetch the result |

  Rule: PROV-4.3-20 A second stop changes nothing

    @PROV-4.3-20 @PROV-4.3-03
    Scenario Outline: PROV-4.3-20/5 The host stops <process> that <moment> twice, and the process ends
      Given <process> <moment>
      And the host stops provisioning
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                                  | moment                   |
        | AP provisioning                          | is waiting for a profile |
        | AP+SmartConfig provisioning after a stop | is waiting for a profile |
        | external configuration                   | is ready for the host    |
        | auto-provisioning as a station           | is waiting for a profile |

      @needs-phone @needs-network
      Examples: in the confirmation stage
        | process                                           | moment                                       |
        | AP provisioning                                   | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning in its second attempt | is waiting for an IP address                 |

  Rule: PROV-4.3-05 The time-out of a process that has ended does not end the next one

    @PROV-4.3-05 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-05/6 AP provisioning outlasts the time-out of <process>, which has succeeded
      Given <process> with the short inactivity time-out (30 s) is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      When the host starts AP provisioning
      Then the device reports nothing for the short outage (1 min)

      Examples:
        | process                     |
        | AP+SmartConfig provisioning |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

    @PROV-4.3-05
    Scenario Outline: PROV-4.3-05/7 AP provisioning outlasts the time-out of <process>, which a reset has ended
      Given <process> with the short inactivity time-out (30 s) has been reset by its host
      When the host starts AP provisioning
      Then the device reports nothing for the short outage (1 min)

      Examples:
        | process                     |
        | AP+SmartConfig provisioning |
        | SmartConfig provisioning    |

  Rule: PROV-4.3-05 The device waits for each inactivity time-out

    @PROV-4.3-05
    Scenario Outline: PROV-4.3-05/8 The device does not end AP provisioning early when its time-out is <seconds> s
      Given an idle device
      And the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_START_MODE_AP |
        | RequestedRoleAfterSuccess | ROLE_STA                               |
        | InactivityTimeoutSec      | <seconds>                              |
        | Flags                     | 0                                      |
      And the call is served
      Then the device reports nothing for the short outage (1 min)

      Examples:
        | seconds |
        | 300     |
        | 4300    |
