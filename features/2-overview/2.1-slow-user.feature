Feature: A user who takes minutes
  SWRA513C section 2.1. A user can need minutes between two acts on the phone. Until the inactivity time-out has passed, the
  device serves a late act as it serves an early one.

  Rule: PROV-2.1-05 The device tests a profile that comes late

    @PROV-2.1-05 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-2.1-05/9 During <process>, the device tests the profile of a phone that joins late
      Given <process> is waiting for a profile
      And the network "home" is in range
      And the pause of the user (3 min) passes
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                       |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                  |

    @PROV-2.1-05 @needs-phone @needs-network @needs-smartconfig @needs-long
    Scenario Outline: PROV-2.1-05/10 During <process>, the device tests a profile by SmartConfig that comes late
      Given <process> is waiting for a profile
      And the network "home" is in range
      And the pause of the user (3 min) passes
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                  |
        | SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                        |
        | SmartConfig provisioning in its second attempt |

    @PROV-2.1-05 @PROV-9-04 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-2.1-05/11 During <process>, the device tests the profile when the phone requests it late
      Given <process> has a profile to confirm
      And the network "home" is in range
      And the pause of the user (3 min) passes
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                           |
        | AP+SmartConfig provisioning in its second attempt |

  Rule: PROV-2.1-15 The device accepts another profile late after a failure

    @PROV-2.1-15 @PROV-7.3-01 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-2.1-15/4 When <process> <moment>, the device accepts another profile minutes later
      Given <process> <moment>
      And the pause of the user (3 min) passes
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      Examples:
        | process                                          | moment                           |
        | AP provisioning                                  | has failed to connect            |
        | AP+SmartConfig provisioning in its third attempt | has failed to find the network   |
        | AP provisioning after a stop                     | has failed to deliver the result |

  Rule: PROV-9-06 The phone reads the result of a failure late

    @PROV-9-06 @PROV-2.1-14 @PROV-5.2-03 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-9-06/3 When <process> has failed to find the network, the phone reads the result minutes later
      Given <process> has failed to find the network
      And the pause of the user (3 min) passes
      When the phone joins the device AP
      Then the phone reads the result network not found (1)

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                                           |
        | AP+SmartConfig provisioning after a success in its second attempt |

  Rule: PROV-5.1.2-10 The host can abort an external confirmation late

    @PROV-5.1.2-10 @PROV-5.1.2-11 @needs-phone @needs-network @needs-cloud @needs-long
    Scenario: PROV-5.1.2-10/6 After a late abort, the device accepts another profile
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      And the long working time of the host (3 min) passes
      When the host aborts the external confirmation
      Then the call is served
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

  Rule: PROV-4.3-11 A late success leads to the final role

    @PROV-4.3-11 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-4.3-11/6 The success of <process> minutes after its start leads from role <initial role> to the final role <final role>
      Given <process> is waiting for a profile, with the roles:
        | initial role | <initial role> |
        | final role   | <final role>   |
      And the network "home" is in range
      And the pause of the user (3 min) passes
      And the phone joins the device AP, adds the profile "home" and requests confirmation
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the process ends in role <final role>

      Examples:
        | process                     | initial role | final role |
        | AP provisioning             | STA          | AP         |
        | AP+SmartConfig provisioning | AP           | STA        |
