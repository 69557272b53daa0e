Feature: The ends of later processes and attempts
  SWRA513C section 4.3. A stop, the inactivity time-out and a reset end each process at each moment, whatever its past.
  The rows cross each past with the moments of a process.

  Rule: PROV-4.3-09 A stop leads back to the initial role in each process

    @PROV-4.3-09
    Scenario Outline: PROV-4.3-09/4 The host stops <process> that <moment>, and the device serves its calls
      Given <process> <moment>
      When the host stops provisioning
      Then the process ends in role <role>
      And every harmless command is served

      Examples:
        | process                                                           | moment                   | role |
        | external configuration after a time-out and a reset               | is ready for the host    | STA  |
        | auto-provisioning as a station after a stop                       | is waiting for a profile | STA  |
        | auto-provisioning as an access point after a time-out and a reset | is waiting for a profile | AP   |
        | auto-provisioning as a station after a time-out and a reset       | is waiting for a profile | STA  |
        | auto-provisioning as an access point after a reset and a time-out | is waiting for a profile | AP   |
        | auto-provisioning as a station after a reset and a time-out       | is waiting for a profile | STA  |
        | AP+SmartConfig provisioning after a stop                          | is waiting for a profile | STA  |
        | SmartConfig provisioning after a time-out and a reset             | is waiting for a profile | STA  |

      @needs-phone
      Examples: with further needs
        | process                                             | moment                     | role |
        | external configuration after a time-out and a reset | is waiting for its restart | STA  |
        | external configuration after a reset and a time-out | is waiting for its restart | STA  |

      @needs-phone @needs-network
      Examples: with further needs
        | process                                                       | moment                                       | role |
        | AP provisioning in its second attempt                         | has failed to connect                        | STA  |
        | AP+SmartConfig provisioning in its third attempt              | is waiting for the phone to fetch the result | STA  |
        | AP+SmartConfig provisioning in its third attempt              | has failed to get an IP address              | STA  |
        | AP provisioning after a success in its second attempt         | has failed to find the network               | STA  |
        | AP provisioning after a success in its second attempt         | has failed to deliver the result             | STA  |
        | AP+SmartConfig provisioning after a stop in its third attempt | is waiting for an IP address                 | STA  |
        | auto-provisioning as an access point after a stop             | is waiting for an IP address                 | AP   |
        | auto-provisioning as an access point after a stop             | has failed to connect                        | AP   |
        | auto-provisioning as an access point in its second attempt    | is waiting for the phone to fetch the result | AP   |
        | auto-provisioning as an access point in its second attempt    | has failed to get an IP address              | AP   |
        | external configuration after a success                        | is waiting for an IP address                 | STA  |
        | external configuration after a stop                           | is waiting for the phone to fetch the result | STA  |
        | external configuration after a time-out and a reset           | has failed to find the network               | STA  |
        | external configuration after a reset and a time-out           | has failed to connect                        | STA  |
        | external configuration                                        | is waiting for an IP address                 | STA  |
        | external configuration                                        | has failed to get an IP address              | STA  |
        | external configuration                                        | has failed to deliver the result             | STA  |
        | AP+SmartConfig provisioning after a time-out and a reset      | is waiting for an IP address                 | STA  |
        | external configuration after a success                        | is confirming its profile                    | STA  |
        | external configuration from role AP                           | is waiting for an IP address                 | AP   |

      @needs-phone @needs-network @needs-smartconfig
      Examples: with further needs
        | process                                               | moment                                       | role |
        | SmartConfig provisioning after a success              | is waiting for an IP address                 | STA  |
        | SmartConfig provisioning after a success              | has failed to find the network               | STA  |
        | SmartConfig provisioning after a stop                 | is waiting for the phone to fetch the result | STA  |
        | SmartConfig provisioning after a time-out and a reset | has failed to get an IP address              | STA  |
        | SmartConfig provisioning after a reset and a time-out | has failed to connect                        | STA  |

  Rule: PROV-4.3-04 The inactivity time-out ends each process

    @PROV-4.3-04 @needs-long
    Scenario Outline: PROV-4.3-04/7 Without activity, <process> that <moment> ends in a later attempt
      Given <process> <moment>
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the end bound (12 min)
      And every harmless command is served

      Examples:
        | process                                               | moment                   |
        | AP+SmartConfig provisioning after a stop              | is waiting for a profile |
        | SmartConfig provisioning after a time-out and a reset | is waiting for a profile |

      @needs-phone @needs-network
      Examples: with further needs
        | process                                                                       | moment                          |
        | AP provisioning in its second attempt                                         | has failed to connect           |
        | AP provisioning after a success in its second attempt                         | has failed to get an IP address |
        | AP+SmartConfig provisioning after a reset and a time-out in its third attempt | has failed to find the network  |
        | external configuration after a reset and a time-out                           | has failed to find the network  |
        | external configuration                                                        | has failed to connect           |

  Rule: PROV-4.3-06 A profile postpones the end of each process

    @PROV-4.3-06 @needs-phone
    Scenario Outline: PROV-4.3-06/2 A late profile postpones the end of <process> after earlier processes
      Given an idle device
      And the host starts <process> with the short inactivity time-out (30 s)
      And the late moment of activity (18 s) passes
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"
      And the device reports nothing for the late moment of activity (18 s)

      Examples:
        | process                                                  |
        | AP+SmartConfig provisioning after a stop                 |
        | AP+SmartConfig provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out             |

      @needs-network
      Examples: with further needs
        | process                         |
        | AP provisioning after a success |

  Rule: PROV-4.3-10 The inactivity time-out leads back to the initial role in external configuration

    @PROV-4.3-10 @needs-long
    Scenario Outline: PROV-4.3-10/3 Without activity, <process> ends in the initial role
      Given <process> is ready for the host
      And the arranged inactivity time-out (10 min) passes
      Then the process ends in role STA

      Examples:
        | process                                             |
        | external configuration                              |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

      @needs-phone @needs-network
      Examples: with further needs
        | process                                |
        | external configuration after a success |

  Rule: PROV-4.3-07 A reset before any profile ends each process

    @PROV-4.3-07
    Scenario Outline: PROV-4.3-07/5 A reset ends <process> that <moment>
      Given <process> <moment>
      When the host restarts the device
      Then sl_DeviceGet is served
      And the device reports nothing for the while after the start (10 s)

      Examples:
        | process                                                  | moment                   |
        | SmartConfig provisioning after a stop                    | is waiting for a profile |
        | AP+SmartConfig provisioning after a time-out and a reset | is waiting for a profile |
        | AP provisioning after a reset and a time-out             | is waiting for a profile |
        | external configuration after a stop                      | is ready for the host    |
        | external configuration after a time-out and a reset      | is ready for the host    |
        | external configuration after a reset and a time-out      | is ready for the host    |

      @needs-phone @needs-network
      Examples: with further needs
        | process                                | moment                   |
        | AP provisioning after a success        | is waiting for a profile |
        | external configuration after a success | is ready for the host    |

    @PROV-4.3-07 @needs-phone
    Scenario Outline: PROV-4.3-07/6 A reset ends <process> that a phone has joined
      Given <process> <moment>
      And the phone joins the device AP
      When the host restarts the device
      Then sl_DeviceGet is served
      And the device reports nothing for the while after the start (10 s)

      Examples:
        | process                     | moment                   |
        | AP provisioning             | is waiting for a profile |
        | AP+SmartConfig provisioning | is waiting for a profile |
        | external configuration      | is ready for the host    |

    @PROV-4.3-07 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.3-07/7 A reset ends <process> after an incomplete transmission
      Given <process> is waiting for a profile
      And the phone sends a part of the profile "home" by SmartConfig
      And the transmission bound (2 min) passes
      When the host restarts the device
      Then sl_DeviceGet is served
      And the device reports nothing for the while after the start (10 s)

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

  Rule: PROV-4.3-05 The time-out of a stopped process does not end the next one

    @PROV-4.3-05
    Scenario: PROV-4.3-05/2 AP provisioning outlasts the time-out of a process that the host has stopped
      Given an idle device
      And the host starts AP+SmartConfig provisioning with the short inactivity time-out (30 s)
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts AP provisioning
      Then the device reports nothing for the short outage (1 min)

  Rule: PROV-4.3-04 The inactivity time-out ends a process whose phone has left

    @PROV-4.3-04 @needs-phone
    Scenario Outline: PROV-4.3-04/9 Without activity, <process> ends after its phone has left
      Given an idle device
      And the host starts <process> with the short inactivity time-out (30 s)
      And the phone joins the device AP
      When the phone leaves its network
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound (75 s)

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |
        | external configuration                   |

  Rule: PROV-4.3-04 The inactivity time-out ends a process after an abort

    @PROV-4.3-04 @PROV-4.3-19 @needs-phone @needs-network @needs-long
    Scenario: PROV-4.3-04/8 Without activity, AP provisioning ends after an abort of its external confirmation
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      When the host aborts the external confirmation
      Then the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      And the device reports SL_WLAN_PROVISIONING_STOPPED within the end bound (12 min)

  Rule: PROV-4.3-04 The inactivity time-out ends a process whose phone configures nothing

    @PROV-4.3-04 @needs-phone
    Scenario Outline: PROV-4.3-04/10 Without a profile, <process> ends after a request to <path>
      Given an idle device
      And the host starts <process> with the short inactivity time-out (30 s)
      And the phone joins the device AP
      When the phone posts to "<path>":
        | <field> | <value> |
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound (75 s)

      Examples:
        | process                     | path                  | field       | value   |
        | AP provisioning             | /api/1/netapp/set_urn | device name | kitchen |
        | AP+SmartConfig provisioning | /api/1/netapp/set_urn | device name | kitchen |
        | AP provisioning             | /api/1/wlan/unknown   | confirm     | yes     |

    @PROV-4.3-04 @needs-phone
    Scenario: PROV-4.3-04/11 Without a profile, AP provisioning ends after the phone has read the result
      Given an idle device
      And the host starts AP provisioning with the short inactivity time-out (30 s)
      And the phone joins the device AP
      When the phone tries to read the result
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound (75 s)

    @PROV-4.3-04
    Scenario: PROV-4.3-04/12 Without a profile, SmartConfig provisioning ends by inactivity also after a rejected abort
      Given an idle device
      And the host starts SmartConfig provisioning with the short inactivity time-out (30 s)
      When the host aborts the external confirmation
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound (75 s)

  Rule: PROV-4.3-05 The device waits for a long inactivity time-out

    @PROV-4.3-05 @needs-long
    Scenario Outline: PROV-4.3-05/3 The device does not end AP provisioning early when its time-out is <time-out> s
      Given an idle device
      And the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_START_MODE_AP |
        | RequestedRoleAfterSuccess | ROLE_STA                               |
        | InactivityTimeoutSec      | <time-out>                             |
        | Flags                     | 0                                      |
      And the call is served
      And the device reports nothing else
      Then the device reports nothing for the auto inactivity watch (15 min)
      And the device reports nothing for the auto inactivity watch (15 min)
      And the device reports nothing for the auto inactivity watch (15 min)

      Examples:
        | time-out |
        | 3600     |
        | 32000    |

  Rule: PROV-4.3-06 A profile after a failure postpones the end

    @PROV-4.3-06 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-4.3-06/5 A profile postpones the end of <process> after a failure
      Given <process> is waiting for a profile
      And the long working time of the host (3 min) passes
      And the long working time of the host (3 min) passes
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"
      And the device reports nothing for the long working time of the host (3 min)
      And the device reports nothing for the long working time of the host (3 min)

      Examples:
        | process                                          |
        | AP provisioning in its second attempt            |
        | AP+SmartConfig provisioning in its third attempt |
