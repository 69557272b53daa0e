Feature: External configuration after external configuration
  SWRA513C chapter 6. External configuration works again after a success. What the phone and the host do before the
  restart does not change the confirmation.

  Rule: PROV-6-01 The device reports READY again

    @PROV-6-01 @PROV-7.2-18 @needs-phone @needs-network
    Scenario Outline: PROV-6-01/5 After the success of <process>, the device reports READY again
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      When the host starts external configuration
      Then the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY
      And sl_DeviceGet is served

      Examples:
        | process                             |
        | external configuration              |
        | external configuration after a stop |

  Rule: PROV-6-11 The device requests a restart again

    @PROV-6-11 @PROV-7.4-02 @needs-phone @needs-network
    Scenario Outline: PROV-6-11/3 After the success of <process>, the device requests a restart again
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      And the host starts external configuration
      And the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY
      And the host calls sl_Socket
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"
      And the device reports a reset request

      Examples:
        | process                |
        | external configuration |

    @PROV-6-11 @PROV-7.4-02 @needs-phone
    Scenario Outline: PROV-6-11/4 During <process>, the device requests a restart although <function> is pending
      Given <process> is ready for the host
      And the host calls sl_Socket
      And the host calls <function> without waiting
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"
      And the device reports a reset request

      Examples:
        | process                             | function  |
        | external configuration              | sl_Accept |
        | external configuration after a stop | sl_Accept |

  Rule: PROV-6-14 Requests of the phone before the restart do not prevent the confirmation

    @PROV-6-14 @PROV-8.7-02 @needs-phone @needs-network
    Scenario Outline: PROV-6-14/7 After a request to confirm before the restart, <process> confirms the profile
      Given <process> is waiting for its restart
      And the network "home" is in range
      And the phone requests confirmation
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | process                             |
        | external configuration              |
        | external configuration after a stop |

    @PROV-6-14 @PROV-8.7-02 @needs-phone @needs-network
    Scenario: PROV-6-14/8 After a GET of the result before the restart, external configuration confirms the profile
      Given external configuration is waiting for its restart
      And the network "home" is in range
      And the phone tries to read the result
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

  Rule: PROV-7.5-37 The APIs stay unblocked for minutes

    @PROV-7.5-37 @needs-long
    Scenario: PROV-7.5-37/10 The device serves each call when external configuration has waited for six minutes
      Given external configuration is ready for the host
      And the long outage (3 min) passes
      When the long outage (3 min) passes
      Then every harmless command is served

  Rule: PROV-4.3-20 The host stops external configuration while a call is pending

    @PROV-4.3-20 @PROV-4.3-03
    Scenario Outline: PROV-4.3-20/6 The host stops <process> while <function> is pending
      Given <process> is ready for the host
      And the host calls <function> without waiting
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                             | function  |
        | external configuration              | sl_Accept |
        | external configuration after a stop | sl_Accept |

  Rule: PROV-6-14 The restart has each time-out of sl_Stop

    @PROV-6-14 @needs-phone @needs-network
    Scenario Outline: PROV-6-14/10 After a restart with a time-out of <ms> ms, external configuration confirms its profile
      Given external configuration is waiting for its restart
      And the network "home" is in range
      And the host calls sl_Stop with:
        | Timeout | <ms> |
      When the host calls sl_Start
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | ms    |
        | 0     |
        | 1     |
        | 1000  |
        | 65535 |

  Rule: PROV-4.3-20 A host that keeps the role ends external configuration before its restart

    @PROV-4.3-20 @needs-phone
    Scenario: PROV-4.3-20/7 The host stops external configuration that is waiting for its restart, keeping the current role
      Given external configuration is waiting for its restart
      When the host stops provisioning, keeping the current role
      Then the device reports SL_WLAN_PROVISIONING_STOPPED

  Rule: PROV-6-01 The third external configuration is as the first one

    @PROV-6-01 @PROV-7.2-18
    Scenario: PROV-6-01/6 After two external configurations, the device reports READY again
      Given external configuration has been stopped by its host
      And the host starts external configuration
      And the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts external configuration
      Then the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY
      And sl_DeviceGet is served

    @PROV-6-01 @PROV-7.2-18
    Scenario Outline: PROV-6-01/7 The device reports READY after the start of <process> in role <role>
      Given a running device with:
        | role | <role> |
      When the host starts <process>
      Then the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY
      And sl_DeviceGet is served

      Examples:
        | process                                           | role |
        | external configuration                            | AP   |
        | external configuration with external confirmation | AP   |
        | external configuration with external confirmation | STA  |

  Rule: PROV-6-11 The device requests a restart for each kind of network

    @PROV-6-11 @PROV-7.4-01 @needs-phone @needs-network
    Scenario Outline: PROV-6-11/5 During <process>, the device requests a restart after a profile with the security <security>
      Given <process> is ready for the host
      And the network "home" has the security <security> and the key "<key>"
      And the host calls sl_Socket
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"
      And the device reports a reset request

      Examples:
        | process                             | security | key                              |
        | external configuration              | open     |                                  |
        | external configuration              | WEP      | abcde                            |
        | external configuration after a stop | WPA2     | key-of-thirty-three-characters-01 |

  Rule: PROV-6-06 The device scans for the phone in external configuration

    @PROV-6-06 @PROV-9-14 @needs-phone @needs-network
    Scenario Outline: PROV-6-06/3 During <process>, the phone reads the list of networks
      Given <process> is ready for the host
      And the network "home" is in range
      And the phone joins the device AP
      When the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      Then the phone reads a network list with "home"

      Examples:
        | process                             |
        | external configuration              |
        | external configuration after a stop |
