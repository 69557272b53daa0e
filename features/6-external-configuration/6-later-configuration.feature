Feature: External configuration after earlier processes
  SWRA513C chapter 6. External configuration works in the same way after each process. After its restart it confirms the
  profile, and each result leads on as in the other modes.

  Rule: PROV-6-01 The device reports READY after each process

    @PROV-6-01 @PROV-7.2-18
    Scenario Outline: PROV-6-01/2 During <process>, the device reports READY
      Given <process> is not ready for the host yet
      Then the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY

      Examples:
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

      @needs-phone @needs-network
      Examples: with further needs
        | process                                |
        | external configuration after a success |

      Examples: with other options
        | process                                                     |
        | external configuration from role AP to role AP after a stop |

      Examples: with many attempts or processes
        | process                                 |
        | external configuration after nine stops |

  Rule: PROV-6-14 After the restart the device confirms the profile of each process

    @PROV-6-14 @PROV-8.7-02 @needs-phone @needs-network
    Scenario Outline: PROV-6-14/2 During <process>, the confirmation after the restart succeeds
      Given <process> is waiting for its restart
      And the network "home" is in range
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                                             |
        | external configuration                              |
        | external configuration after a success              |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

    @PROV-6-14 @needs-phone @needs-network
    Scenario Outline: PROV-6-14/6 After the restart of <process>, the device joins a network with the security <security> and the key "<key>"
      Given <process> is ready for the host
      And the host calls sl_Socket
      And the network "home" has the security <security> and the key "<key>"
      And the phone joins the device AP and adds the profile "home"
      And the device reports the profile "home"
      And the device reports a reset request
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | process                                             | security | key                                                              |
        | external configuration                              | WEP      | thirteenchars                                                    |
        | external configuration                              | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
        | external configuration after a time-out and a reset | WPA2     | key-of-thirty-three-characters-01                                |

  Rule: PROV-6-07 SmartConfig works beside external configuration after each process

    @PROV-6-07 @PROV-6-11 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-6-07/2 During <process>, the device reports a profile by SmartConfig and requests a restart
      Given <process> is ready for the host
      And the host calls sl_Socket
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports a reset request
      And the device reports nothing else

      Examples:
        | process                                             |
        | external configuration                              |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

      @needs-network
      Examples: with further needs
        | process                                |
        | external configuration after a success |

      Examples: with other options
        | process                                        |
        | external configuration from role AP to role AP |

  Rule: PROV-5-02 After the restart, each failure has its status

    @PROV-5-02 @PROV-7.2-03 @needs-phone @needs-network
    Scenario Outline: PROV-5-02/3 After the restart of <process>, the device reports a wrong key as a failed connection
      Given <process> is waiting for its restart
      And the network "home" has another key
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED

      Examples:
        | process                                             |
        | external configuration                              |
        | external configuration after a time-out and a reset |

  Rule: PROV-5-03 After the restart, a missing address has its status

    @PROV-5-03 @PROV-2.1-08 @PROV-7.2-04 @needs-phone @needs-network
    Scenario Outline: PROV-5-03/2 After the restart of <process>, the device reports that DHCP assigns no address
      Given <process> is waiting for its restart
      And the network "home" has no DHCP server
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED
      And the device reports nothing for the while after the start (10 s)

      Examples:
        | process                                             |
        | external configuration                              |
        | external configuration after a reset and a time-out |

  Rule: PROV-6-14 The device confirms a profile, however many have arrived before the restart

    @PROV-6-14 @PROV-8.7-02 @PROV-7.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-6-14/3 During <process>, profiles that arrive before the restart are reported, and one connects
      Given <process> is waiting for its restart
      And the network "home" is in range
      And the network "work" is in range
      When the phone tries to add the profile "work" over HTTP
      Then the device reports the profile "work" if it has accepted it
      When the phone tries to add the profile "home" over HTTP
      Then the device reports the profile "home" if it has accepted it
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

      Examples: after earlier processes or attempts
        | process                                |
        | external configuration after a success |

      Examples: with other options
        | process                                                     |
        | external configuration from role AP to role AP after a stop |

    @PROV-6-14 @PROV-8.7-02 @needs-phone @needs-network
    Scenario: PROV-6-14/4 After a second profile, external configuration still waits for its restart
      Given external configuration is waiting for its restart
      And the network "home" is in range
      And the network "work" is in range
      And the phone tries to add the profile "work" over HTTP
      And the device reports the profile "work" if it has accepted it
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

  Rule: PROV-7.2-27 STOPPED names the network after the restart

    @PROV-7.2-27 @needs-phone @needs-network
    Scenario: PROV-7.2-27/4 STOPPED at the end of external configuration has the name of the network
      Given external configuration is waiting for the phone to fetch the result
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Ssid    | home |
        | Ssidlen | 4    |

  Rule: PROV-6-01 An early phone does not prevent READY

    @PROV-6-01 @PROV-7.2-18 @needs-phone
    Scenario Outline: PROV-6-01/3 During <process>, the device reports READY although a phone has joined
      Given <process> is not ready for the host yet
      And the phone joins the device AP
      Then the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY

      Examples:
        | process                                             |
        | external configuration                              |
        | external configuration after a time-out and a reset |
